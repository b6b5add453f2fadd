"""Publishing documents (发布文件): sent in a chat, read, reviewed, published; what changes by it, and for whom."""
