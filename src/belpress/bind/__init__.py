"""From parts to the finished PDF. The only package that knows pikepdf."""
