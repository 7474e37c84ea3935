"""Pages: bytes in, a document out."""
