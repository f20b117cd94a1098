"""What people decide between the open and the closed round. Ids are those the scenarios give."""

COUNCIL = "Hội đồng Thi đua - Khen thưởng tỉnh"
ORGANISER = "Sở Thông tin và Truyền thông"


def rulings():
    """In the order in which they apply: late and supplements, findings, duplicates, kinds, ties."""
    made = []

    def rule(by, day, reason, **what):
        number = len(made) + 1
        made.append({"id": f"kl-{number:02d}", "by": by, "document": f"{number:02d}/KL-MAU", "date": f"2024-{day}",
                     "reason": reason, **what})

    def finding(nomination, name, outcome, reason, by=COUNCIL):
        rule(by, "09-30", reason, type="finding", nomination=nomination, finding=name, outcome=outcome)

    def duplicate(members, keep, reason):
        rule(COUNCIL, "10-01", reason, type="duplicate", members=members, keep=keep)

    def kind(pool, choose, reason, by=COUNCIL, **owner):
        rule(by, "10-02", reason, type="kind", pool=pool, **owner, choose=choose)

    def tie(pool, owner, kind, choose, reason):
        rule(COUNCIL, "10-03", reason, type="tie", pool=pool, owner=owner, kind=kind, choose=choose)

    rule(ORGANISER, "09-27", "Hồ sơ của xã gửi đúng hạn, đến chậm do đường bưu chính",
         type="late", nomination="393-2")
    rule(ORGANISER, "09-27", "Hội đồng đã họp trước hạn, biên bản gửi sau",
         type="supplement", submission="386", supplement="bs-1")
    rule(ORGANISER, "09-27", "Số liệu hộ phủ cáp quang do doanh nghiệp viễn thông cung cấp chậm",
         type="supplement", nomination="405-2", supplement="bs-1")

    finding("TTT-1", "department-online-dossiers", "met", "Không có TTHC đăng ký trực tuyến; không xét chỉ tiêu này")
    finding("BDT-1", "department-plan-2024", "notMet", "Chưa hoàn thành hai nhiệm vụ của kế hoạch")
    finding("BC-3-1", "press-day-coverage", "notMet", "Chưa có chuyên đề về Ngày Chuyển đổi số quốc gia")
    finding("DN-5-1", "council-minutes", "met", "Biên bản họp Ban Giám đốc được chấp nhận", ORGANISER)
    finding("389-1", "district-initiative", "met", "Sáng kiến đã được áp dụng tại 5 xã")
    finding("390-1", "commune-products-online", "met", "Xã chưa có sản phẩm OCOP; không xét chỉ tiêu này")
    finding("391-3", "commune-initiative", "met", "Mô hình được huyện nhân rộng")
    finding("396-3", "complaint-units-headed", "met", "Nội dung đơn không liên quan đến cá nhân")

    duplicate(["402-2", "402-3"], ["402-2"], "Một cá nhân chỉ đề nghị một Bằng khen")
    duplicate(["403-1", "403-2"], ["403-2"], "Thành tích do xã trực tiếp thực hiện")
    duplicate(["401-2", "401-3"], ["401-2"], "Một thành tích chỉ tặng một hình thức khen thưởng")
    duplicate(["404-1", "404-2", "404-3"], ["404-1", "404-3"], "Giữ hai đề nghị không trùng nhau")
    duplicate(["395-1", "395-2"], ["395-1"], "Thành tích của huyện; hồ sơ của xã đã hết hạn bổ sung")

    kind("province-unit", "both", "Cơ quan thường trực được đề nghị một tập thể và một cá nhân", owner="STTTT")
    kind("province-unit", "collective", "Sở Nội vụ chọn tập thể", owner="SNV")
    kind("district-own", "individual", "UBND huyện chọn cá nhân", owner="390")
    kind("enterprise", "collective", "Chọn khen thưởng tập thể doanh nghiệp", by=ORGANISER)

    tie("commune-pick", "389", "collective", ["389-3"], "Xã có tỷ lệ hộ nghèo cao hơn, kết quả như nhau")
    tie("district-own", "406", "individual", ["406-3"], "Cá nhân trực tiếp quản trị hệ thống")
    return made
