"""The command `khenthuong-office`: its verbs, its messages, its exit codes."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

EXIT_USAGE, EXIT_DATA, EXIT_NO_INPUT, EXIT_UNAVAILABLE, EXIT_MEMORY, EXIT_OUTPUT, EXIT_IO = (
    64,
    65,
    66,
    69,
    71,
    73,
    74,
)

CODES = """Mã kết thúc / exit codes:
  0   đã xong / done
  64  sai cách gọi / wrong usage
  65  dữ liệu có lỗi, chưa xét gì / faulty data, nothing decided
  66  không có tệp / no such file
  69  thiếu thư viện / a library is missing
  71  hết bộ nhớ / out of memory
  73  không tạo được kết quả / the output cannot be created
  74  lỗi đọc hoặc ghi / reading or writing failed"""

DEFAULT_RULEBOOK = "thanh-hoa-2024"


class Stop(Exception):
    """Ends the command with a code and a message."""

    def __init__(self, code: int, vi: str, en: str):
        super().__init__(vi)
        self.code = code
        self.text = f"{vi}\n{en}"


class Parser(argparse.ArgumentParser):
    def error(self, message: str):
        self.print_usage(sys.stderr)
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def parser() -> Parser:
    about = "Đợt xét khen thưởng bằng Excel và Word / a commendation round in Excel and Word"
    main = Parser(
        "khenthuong-office",
        description=about,
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = main.add_subparsers(dest="verb", required=True, metavar="template | workbook | decide")

    def verb(name: str, run: Callable, text: str) -> Parser:
        added = verbs.add_parser(
            name,
            help=text,
            description=text,
            epilog=CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        added.set_defaults(run=run)
        return added

    rulebook = {
        "metavar": "ID|TỆP",
        "help": "hướng dẫn: mã, hoặc tệp JSON / a rulebook's id or file",
    }

    template = verb("template", run_template, "lập bảng Excel trống / write a blank workbook")
    template.add_argument("-o", "--output", required=True, metavar="TỆP.xlsx")
    template.add_argument("--rulebook", default=DEFAULT_RULEBOOK, **rulebook)
    template.add_argument(
        "--units",
        metavar="TỆP.json",
        help="điền sẵn danh sách đơn vị: mảng JSON, hoặc yêu cầu có “units” / units to begin with",
    )

    workbook = verb(
        "workbook",
        run_workbook,
        "lập bảng Excel từ một yêu cầu JSON / write a request as a workbook",
    )
    workbook.add_argument("request", metavar="YÊU-CẦU.json")
    workbook.add_argument("-o", "--output", required=True, metavar="TỆP.xlsx")
    workbook.add_argument("--rulebook", default=DEFAULT_RULEBOOK, **rulebook)

    decide = verb("decide", run_decide, "xét bảng đã điền / decide a filled workbook")
    decide.add_argument("workbook", metavar="TỆP.xlsx")
    decide.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="THƯ-MỤC",
        help="thư mục mới hoặc trống / a new or empty folder",
    )
    decide.add_argument("--rulebook", **rulebook)
    decide.add_argument(
        "--keep-invalid",
        action="store_true",
        help="đề nghị, quyết định có lỗi thì để riêng, vẫn xét phần còn lại / "
        "set faulty nominations and rulings apart and decide the rest",
    )
    return main


def main(arguments: list[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    try:
        _require_libraries()
        return options.run(options)
    except Stop as stop:
        print(stop.text, file=sys.stderr)
        return stop.code
    except MemoryError:
        print("Hết bộ nhớ.\nOut of memory.", file=sys.stderr)
        return EXIT_MEMORY
    except OSError as error:
        print(f"Lỗi đọc hoặc ghi: {error}\nReading or writing failed: {error}", file=sys.stderr)
        return EXIT_IO


def _require_libraries() -> None:
    try:
        import docx  # noqa: F401
        import jinja2  # noqa: F401
        import matplotlib  # noqa: F401
        import openpyxl  # noqa: F401
        import tqdm  # noqa: F401
        import weasyprint  # noqa: F401

        import khenthuong  # noqa: F401
    except ImportError as error:
        remedy = 'pip install "khenthuong[office]"'
        raise Stop(
            EXIT_UNAVAILABLE,
            f"Thiếu thư viện: {error}. Cài: {remedy}",
            f"A library is missing: {remedy}",
        ) from None
    except OSError as error:
        remedy = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        raise Stop(
            EXIT_UNAVAILABLE,
            f"Thiếu Pango để lập PDF ({error}). Cài: {remedy}",
            f"Pango is missing, for the PDF: {remedy}",
        ) from None


def progress(items: Iterable, label: str) -> Iterable:
    """A bar on long work, and only for someone who watches."""
    from tqdm import tqdm

    return tqdm(
        items, desc=label, file=sys.stderr, disable=not sys.stderr.isatty(), delay=1, leave=False
    )


def _engine(rulebook: str):
    from khenthuong import KhenThuongError

    from .engine import Engine

    try:
        engine = Engine(rulebook)
        engine.guidance  # noqa: B018
    except KhenThuongError as error:
        raise Stop(
            EXIT_DATA,
            f"Hướng dẫn {rulebook}: {error.message_vi}",
            f"Rulebook {rulebook}: {error.message_en}",
        ) from None
    except FileNotFoundError:
        raise _missing(rulebook) from None
    return engine


def _missing(path) -> Stop:
    return Stop(EXIT_NO_INPUT, f"Không có tệp {path}", f"There is no file {path}")


def _read_json(path: str):
    try:
        return json.loads(Path(path).read_bytes())
    except FileNotFoundError:
        raise _missing(path) from None
    except ValueError as error:
        raise Stop(
            EXIT_DATA, f"{path} không phải JSON: {error}", f"{path} is not JSON: {error}"
        ) from None


def _save_workbook(layout, contents, path: str) -> None:
    from .workbook_writing import WorkbookWriter

    if Path(path).suffix.lower() != ".xlsx":
        raise Stop(
            EXIT_USAGE,
            f"{path}: cần tên có đuôi .xlsx",
            f"{path}: expected a name that ends in .xlsx",
        )
    try:
        WorkbookWriter(layout, contents, progress).save(path)
    except OSError as error:
        raise Stop(
            EXIT_OUTPUT, f"Không tạo được {path}: {error}", f"{path} cannot be created: {error}"
        ) from None


def run_template(options) -> int:
    from .layout import layout
    from .workbook_writing import Contents

    made = layout(_engine(options.rulebook).guidance)
    contents = Contents()
    if options.units:
        given = _read_json(options.units)
        units = given.get("units") if isinstance(given, dict) else given
        if not isinstance(units, list) or not all(isinstance(unit, dict) for unit in units):
            raise Stop(
                EXIT_DATA,
                f"{options.units}: cần danh sách đơn vị",
                f"{options.units}: expected a list of units",
            )
        contents.rows[made.units.name] = units
    _save_workbook(made, contents, options.output)
    print(f"Đã lập {options.output}")
    return 0


def run_workbook(options) -> int:
    from .filling import Filling
    from .layout import layout

    request = _read_json(options.request)
    made = layout(_engine(options.rulebook).guidance)
    try:
        filling = Filling(made, request)
        contents = filling.contents()
    except (KeyError, TypeError, AttributeError) as error:
        raise Stop(
            EXIT_DATA,
            f"{options.request} không phải yêu cầu xét một đợt (docs/formats.md, decide): {error!r}",
            f"{options.request} is not a request of decide (docs/formats.md): {error!r}",
        ) from None
    if filling.left_out:
        listed = "\n".join(f"  {place}" for place in filling.left_out)
        raise Stop(
            EXIT_DATA,
            f"Bảng Excel không có chỗ cho những giá trị sau, chưa lập gì:\n{listed}",
            "The workbook has no place for these values; nothing was written.",
        )
    _save_workbook(made, contents, options.output)
    print(f"Đã lập {options.output}")
    return 0


def run_decide(options) -> int:
    from .deciding import decide
    from .layout import layout
    from .office_files import write_everything
    from .workbook_reading import NotAWorkbook, WorkbookReader, open_workbook, stated_rulebook

    output = Path(options.output)
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise Stop(
            EXIT_OUTPUT,
            f"{output} đã có; cần thư mục mới hoặc trống",
            f"{output} exists: expected a new or empty folder",
        )
    try:
        book = open_workbook(options.workbook)
    except FileNotFoundError:
        raise _missing(options.workbook) from None
    except NotAWorkbook as error:
        raise Stop(
            EXIT_DATA,
            f"{options.workbook} không phải bảng Excel (.xlsx): {error}",
            f"{options.workbook} is not an Excel workbook: {error}",
        ) from None
    stated = stated_rulebook(book)
    engine = _engine(options.rulebook or (stated or DEFAULT_RULEBOOK).split(" ")[0])
    guidance = engine.guidance
    if stated is not None and stated != f"{guidance.id} {guidance.version}":
        raise Stop(
            EXIT_DATA,
            f"Bảng được lập theo hướng dẫn {stated}, không phải {guidance.id} {guidance.version}",
            f"The workbook was made from the rulebook {stated}, not {guidance.id} {guidance.version}",
        )
    reading = WorkbookReader(layout(guidance), book, progress).read()
    decided = decide(engine, reading, options.keep_invalid)
    if decided.faults:
        for fault in decided.faults:
            print(fault, file=sys.stderr)
        count = len(decided.faults)
        raise Stop(
            EXIT_DATA,
            f"{count} lỗi; chưa xét và chưa ghi gì.",
            f"{count} faults; nothing was decided or written.",
        )
    try:
        lines = write_everything(engine.guidance, decided, reading.letters, output, progress)
    except OSError as error:
        raise Stop(
            EXIT_OUTPUT,
            f"Không ghi được vào {output}: {error}",
            f"{output} cannot be written: {error}",
        ) from None
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
