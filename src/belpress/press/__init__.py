"""Parts laid out and drawn, in processes of their own."""
