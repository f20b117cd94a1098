#include "args.h"

static const char *const general_vi =
    "khenthuong: xét đề nghị khen thưởng theo hướng dẫn\n"
    "\n"
    "  khenthuong decide   [TỆP|-]  xét cả đợt: ai được đề nghị, ai chưa, vì sao\n"
    "  khenthuong assess   [TỆP|-]  xét một đề nghị; mỗi dòng một đề nghị với --lines\n"
    "  khenthuong describe          tiêu chí, hồ sơ, số lượng, thời hạn của hướng dẫn\n"
    "  khenthuong clauses           từng quy định và phần thực hiện quy định đó\n"
    "  khenthuong check    [TỆP|-]  kiểm tra một bộ quy tắc\n"
    "  khenthuong verify   YÊU_CẦU TRẢ_LỜI  xét lại có ra đúng trả lời đã lưu không\n"
    "\n"
    "Không có TỆP thì đọc từ đầu vào chuẩn.\n"
    "\n"
    "  --rulebook ID|TỆP  bộ quy tắc (mặc định thanh-hoa-2024)\n"
    "  --lang vi|en       ngôn ngữ (mặc định vi)\n"
    "  --json             in nguyên văn trả lời của thư viện\n"
    "  --help, --version  khenthuong LỆNH --help: riêng cho từng lệnh\n";

static const char *const general_en =
    "khenthuong: decides commendation rounds by the rules of a guidance\n"
    "\n"
    "  khenthuong decide   [FILE|-]  a whole round: who is proposed, who is not, why\n"
    "  khenthuong assess   [FILE|-]  one nomination; one a line with --lines\n"
    "  khenthuong describe           the guidance's criteria, papers, quotas, deadline\n"
    "  khenthuong clauses            each clause and what carries it out\n"
    "  khenthuong check    [FILE|-]  checks a rulebook\n"
    "  khenthuong verify   REQUEST RESPONSE  whether a kept response can be had again\n"
    "\n"
    "Without FILE it reads standard input.\n"
    "\n"
    "  --rulebook ID|FILE  the rulebook (thanh-hoa-2024 unless told)\n"
    "  --lang vi|en        language (vi unless told)\n"
    "  --json              print the library's response as it is\n"
    "  --help, --version   khenthuong COMMAND --help: for each command\n";

static const char *const exits_vi =
    "\n"
    "Mã kết thúc: 0 đã xét xong; 64 sai cách gọi; 65 dữ liệu có lỗi; 66 không có\n"
    "tệp; 71 hết bộ nhớ; 74 lỗi đọc hoặc ghi.\n";

static const char *const exits_en =
    "\n"
    "Exit codes: 0 decided; 64 wrong usage; 65 bad data; 66 no such file; 71 out of\n"
    "memory; 74 input or output failed.\n";

static const char *const decide_vi =
    "khenthuong decide [TỆP|-] [--rulebook ID|TỆP] [--lang vi|en] [--json]\n"
    "                  [--detail verdicts|findings|full] [--parts PHẦN,PHẦN…]\n"
    "                  [--certainty] [--readings] [--way]\n"
    "\n"
    "Xét cả đợt. TỆP là yêu cầu JSON của `decide` (docs/formats.md).\n"
    "\n"
    "  --certainty  ai chắc chắn được đề nghị, ai còn tùy điểm nào còn mở\n"
    "  --readings   hiểu hướng dẫn theo cách khác thì kết quả nào thay đổi\n"
    "  --way        việc phải làm để đề nghị chưa đủ điều kiện trở thành đủ\n"
    "  --detail     mức chi tiết, thay cho mức ghi trong yêu cầu\n"
    "  --parts      chỉ in các phần: proposed (danh sách đề nghị), certainty (chắc\n"
    "               chắn hay còn tùy), readings (cách hiểu), quota (số lượng),\n"
    "               reasons (chưa được đề nghị và lý do), notices (lưu ý), rulings\n"
    "               (quyết định xử lý), totals (tổng hợp); nêu certainty, readings ở\n"
    "               đây cũng như thêm --certainty, --readings\n";

static const char *const decide_en =
    "khenthuong decide [FILE|-] [--rulebook ID|FILE] [--lang vi|en] [--json]\n"
    "                  [--detail verdicts|findings|full] [--parts PART,PART…]\n"
    "                  [--certainty] [--readings] [--way]\n"
    "\n"
    "Decides a whole round. FILE is a JSON request of `decide` (docs/formats.md).\n"
    "\n"
    "  --certainty  who is certain to be proposed, and on what the others hang\n"
    "  --readings   what another reading of the guidance would change\n"
    "  --way        what would make those eligible that are not\n"
    "  --detail     how much comes back, in place of what the request says\n"
    "  --parts      print only these: proposed, certainty, readings, quota, reasons,\n"
    "               notices, rulings, totals; to name certainty or readings here is\n"
    "               to ask for them\n";

static const char *const assess_vi =
    "khenthuong assess [TỆP|-] [--rulebook ID|TỆP] [--lang vi|en] [--json]\n"
    "                  [--detail verdicts|findings|full | --explain]\n"
    "khenthuong assess TỆP.ndjson | --lines [TỆP|-]  --as-of NGÀY | --options TỆP\n"
    "\n"
    "Xét một đề nghị: yêu cầu JSON của `assess`. Với tệp .ndjson hoặc --lines: mỗi\n"
    "dòng một đề nghị, trả lời theo từng dòng; dòng lỗi được báo, các dòng khác vẫn\n"
    "được xét.\n"
    "\n"
    "  --options  tệp JSON: yêu cầu của `assess` không có \"nomination\"\n"
    "  --as-of    ngày xét, ví dụ 2024-09-19; bắt buộc khi không có --options\n"
    "  --explain  lời giải thích để đưa vào văn bản trả lời, và việc phải làm để đủ\n"
    "             điều kiện\n"
    "  --detail   mức chi tiết (mặc định verdicts khi xét nhiều dòng)\n";

static const char *const assess_en =
    "khenthuong assess [FILE|-] [--rulebook ID|FILE] [--lang vi|en] [--json]\n"
    "                  [--detail verdicts|findings|full | --explain]\n"
    "khenthuong assess FILE.ndjson | --lines [FILE|-]  --as-of DATE | --options FILE\n"
    "\n"
    "Assesses one nomination: a JSON request of `assess`. With a file .ndjson or\n"
    "--lines: one nomination a line, one answer a line; a bad line is reported and\n"
    "the others are still assessed.\n"
    "\n"
    "  --options  JSON file: a request of `assess` without \"nomination\"\n"
    "  --as-of    date of the assessment, 2024-09-19; needed without --options\n"
    "  --explain  an explanation for an official reply, and what has to be done to\n"
    "             become eligible\n"
    "  --detail   how much comes back (verdicts unless told, for many)\n";

static const char *const describe_vi =
    "khenthuong describe [TỆP|-] [--rulebook ID|TỆP] [--lang vi|en] [--json]\n"
    "\n"
    "In tiêu chí theo từng nhóm đối tượng, thành phần hồ sơ, số lượng, thời hạn, hình\n"
    "thức khen thưởng, thứ tự xếp và cách hiểu. TỆP, nếu có, là yêu cầu của `describe`.\n";

static const char *const describe_en =
    "khenthuong describe [FILE|-] [--rulebook ID|FILE] [--lang vi|en] [--json]\n"
    "\n"
    "Prints the criteria of each category, the papers, quotas, deadline, awards, order\n"
    "and readings. FILE, if given, is a request of `describe`.\n";

static const char *const clauses_vi =
    "khenthuong clauses [--rulebook ID|TỆP] [--lang vi|en] [--json]\n"
    "\n"
    "In từng quy định: số, vị trí, phần thực hiện, hoặc vì sao không có. Dòng cuối đếm\n"
    "số quy định đã truy được; nếu còn thiếu thì nêu rõ và kết thúc bằng mã 65.\n";

static const char *const clauses_en =
    "khenthuong clauses [--rulebook ID|FILE] [--lang vi|en] [--json]\n"
    "\n"
    "Prints each clause: number, place, what carries it out or why nothing does. The\n"
    "last line counts those traced; if one is not, it is named and the exit code is 65.\n";

static const char *const check_vi =
    "khenthuong check [TỆP|-] [--lang vi|en] [--json]\n"
    "\n"
    "Kiểm tra bộ quy tắc trong TỆP và in mọi lỗi kèm vị trí; có lỗi thì kết thúc bằng\n"
    "mã 65.\n";

static const char *const check_en =
    "khenthuong check [FILE|-] [--lang vi|en] [--json]\n"
    "\n"
    "Checks the rulebook in FILE and prints every fault with its place; with a fault\n"
    "the exit code is 65.\n";

static const char *const verify_vi =
    "khenthuong verify YÊU_CẦU TRẢ_LỜI [--options TỆP] [--rulebook ID|TỆP] [--json]\n"
    "                  [--lang vi|en] [--detail verdicts|findings|full]\n"
    "                  [--certainty] [--readings] [--way]\n"
    "\n"
    "Đọc biên nhận trong TRẢ_LỜI (do decide --json in ra, hoặc assess --json khi yêu\n"
    "cầu có \"receipt\": true), xét lại YÊU_CẦU và so từng byte. Khác nhau, hoặc không\n"
    "kiểm tra được, thì kết thúc bằng mã 65.\n"
    "\n"
    "  --options  tùy chọn đã dùng khi xét nhiều dòng\n"
    "  --lang, --detail, --certainty, --readings, --way  đúng như khi xét: các mục\n"
    "             này được ghi vào yêu cầu\n";

static const char *const verify_en =
    "khenthuong verify REQUEST RESPONSE [--options FILE] [--rulebook ID|FILE] [--json]\n"
    "                  [--lang vi|en] [--detail verdicts|findings|full]\n"
    "                  [--certainty] [--readings] [--way]\n"
    "\n"
    "Reads the receipt in RESPONSE (printed by decide --json, or by assess --json when\n"
    "the request says \"receipt\": true), decides REQUEST again and compares the bytes.\n"
    "A difference, or what cannot be verified, gives exit code 65.\n"
    "\n"
    "  --options  the options that the lines were assessed by\n"
    "  --lang, --detail, --certainty, --readings, --way  as they were given then: they\n"
    "             are put into the request\n";

void args_help(const struct args *args, FILE *out)
{
    enum lang lang = args_lang(args);
    const char *body = pick(lang, general_vi, general_en);
    switch (args->command) {
    case COMMAND_DECIDE:
        body = pick(lang, decide_vi, decide_en);
        break;
    case COMMAND_ASSESS:
        body = pick(lang, assess_vi, assess_en);
        break;
    case COMMAND_DESCRIBE:
        body = pick(lang, describe_vi, describe_en);
        break;
    case COMMAND_CHECK:
        body = pick(lang, check_vi, check_en);
        break;
    case COMMAND_CLAUSES:
        body = pick(lang, clauses_vi, clauses_en);
        break;
    case COMMAND_VERIFY:
        body = pick(lang, verify_vi, verify_en);
        break;
    case COMMAND_NONE:
        break;
    }
    fputs(body, out);
    fputs(pick(lang, exits_vi, exits_en), out);
}
