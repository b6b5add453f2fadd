"""The service around every chat that is delivered to us: what comes in is kept first, what goes out is a row before it is sent."""
