"""What a briefing says in each of its sections, in words and in no format: pages and paper both print it."""
