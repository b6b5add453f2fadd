"""What a case is entitled to: tests and sums with their working, exact and explained."""
