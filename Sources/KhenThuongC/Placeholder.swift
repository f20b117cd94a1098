import KhenThuong
