"""`python -m compare`, which works even where another program called `compare` comes first."""

import sys

from compare.cli import main

if __name__ == "__main__":  # a second process that lays out pages may import this file
    sys.exit(main())
