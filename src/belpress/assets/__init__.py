"""What pages are made with beside their text: pictures, fonts, colours, style sheets."""
