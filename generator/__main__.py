"""`python -m generator` is `precis`."""

from generator.cli import main

if __name__ == "__main__":
    main(prog_name="precis")
