"""The preview: the pages in a browser, made again whenever a file is saved."""
