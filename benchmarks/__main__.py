"""Every benchmark, one after the other: `make bench`."""

import subprocess
import sys
from pathlib import Path

for script in ("letter.py", "csl.py", "checks.py", "exporting.py", "status.py"):
    print(f"== {script}", flush=True)
    subprocess.run([sys.executable, str(Path(__file__).with_name(script))], check=False)
