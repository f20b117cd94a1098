"""The registry of units: real districts and communes, made-up codes for everything else."""

from pathlib import Path

SOURCE = Path(__file__).with_name("units-2024-09-01.tsv")

DEPARTMENTS = {
    "STTTT": "Sở Thông tin và Truyền thông",
    "VPUBND": "Văn phòng UBND tỉnh",
    "SNV": "Sở Nội vụ",
    "SKHDT": "Sở Kế hoạch và Đầu tư",
    "STC": "Sở Tài chính",
    "SCT": "Sở Công Thương",
    "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn",
    "SGTVT": "Sở Giao thông vận tải",
    "SXD": "Sở Xây dựng",
    "STNMT": "Sở Tài nguyên và Môi trường",
    "SLDTBXH": "Sở Lao động - Thương binh và Xã hội",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch",
    "SKHCN": "Sở Khoa học và Công nghệ",
    "SGDDT": "Sở Giáo dục và Đào tạo",
    "SYT": "Sở Y tế",
    "STP": "Sở Tư pháp",
    "SNGV": "Sở Ngoại vụ",
    "TTT": "Thanh tra tỉnh",
    "BDT": "Ban Dân tộc",
    "BQLKKT": "Ban Quản lý Khu kinh tế và các khu công nghiệp",
}
ROLES = {"STTTT": ["organising-department", "standing-agency"], "VPUBND": ["standing-agency"]}

PARTY_ORGANISATIONS = {
    "VPTU": "Văn phòng Tỉnh ủy",
    "BTCTU": "Ban Tổ chức Tỉnh ủy",
    "BTGTU": "Ban Tuyên giáo Tỉnh ủy",
    "MTTQ": "Ủy ban Mặt trận Tổ quốc tỉnh",
    "TDTN": "Tỉnh đoàn",
    "HLHPN": "Hội Liên hiệp Phụ nữ tỉnh",
    "HND": "Hội Nông dân tỉnh",
    "LDLD": "Liên đoàn Lao động tỉnh",
}
DISTRICT_PARTY_ORGANISATIONS = {
    "394-HU": ("Huyện ủy Yên Định", "394"),
    "395-HD": ("Huyện đoàn Thọ Xuân", "395"),
}
PRESS_AGENCIES = {"BC-1": "Báo Mẫu", "BC-2": "Đài Phát thanh và Truyền hình Mẫu", "BC-3": "Tạp chí Mẫu"}
ENTERPRISES = {f"DN-{n}": f"Công ty {form} Mẫu {letter}" for n, (form, letter) in enumerate(
    [("TNHH", "A"), ("cổ phần", "B"), ("cổ phần", "C"), ("TNHH", "D"), ("TNHH", "E"), ("cổ phần", "F")], 1)}
INNER_UNITS = {
    "VPUBND-TTHCC": ("Trung tâm Phục vụ hành chính công tỉnh", "VPUBND"),
    "STNMT-TTCNTT": ("Trung tâm Công nghệ thông tin Tài nguyên và Môi trường", "STNMT"),
    "HLHPN-TTPN": ("Trung tâm Hỗ trợ phụ nữ khởi nghiệp", "HLHPN"),
    "405-VP": ("Văn phòng HĐND và UBND huyện Đông Sơn", "405"),
}


class Registry:
    """Units by code, in the order of the request."""

    def __init__(self):
        self.units = {}
        for code, name in DEPARTMENTS.items():
            self.add(code, name, "department", roles=ROLES.get(code))
        for code, name in PARTY_ORGANISATIONS.items():
            self.add(code, name, "party-organisation", level="province")
        for code, name in PRESS_AGENCIES.items():
            self.add(code, name, "press-agency")
        for code, name in ENTERPRISES.items():
            self.add(code, name, "enterprise")
        for line in SOURCE.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                code, parent, name = line.split("\t")
                self.add(code, name, "commune" if parent else "district", parent=parent or None)
        for code, (name, parent) in DISTRICT_PARTY_ORGANISATIONS.items():
            self.add(code, name, "party-organisation", level="district", parent=parent)
        for code, (name, parent) in INNER_UNITS.items():
            self.add(code, name, "inner-unit", parent=parent)
        commune = self.communes("399")[9]
        self.add(f"{commune}-MC", "Bộ phận Một cửa " + self.units[commune]["name"], "inner-unit", parent=commune)

    def add(self, code, name, category, level=None, parent=None, roles=None):
        unit = {"code": code, "name": name, "category": category, "level": level, "parent": parent, "roles": roles}
        self.units[code] = {key: value for key, value in unit.items() if value is not None}

    def of(self, category):
        return [code for code, unit in self.units.items() if unit["category"] == category]

    def communes(self, district):
        return [code for code in self.of("commune") if self.units[code]["parent"] == district]

    def judged_as(self, code):
        """The category whose criteria apply: an inner unit's is its parent's."""
        unit = self.units[code]
        return self.judged_as(unit["parent"]) if unit["category"] == "inner-unit" else unit["category"]
