"""The only place that knows reportlab: blocks in, PDF bytes out."""
