<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * Where a nomination stands in a round.
 */
enum Standing: string
{
    case Invalid = 'invalid';
    case Withdrawn = 'withdrawn';
    case NoSlot = 'noSlot';
    case Late = 'late';
    case Ineligible = 'ineligible';
    case Lapsed = 'lapsed';
    case Duplicate = 'duplicate';
    case Open = 'open';
    case KindConflict = 'kindConflict';
    case Tied = 'tied';
    case OverQuota = 'overQuota';
    case Proposed = 'proposed';

    /**
     * What it is called to a person.
     */
    public function label(Language $language = Language::Vietnamese): string
    {
        [$vi, $en] = match ($this) {
            self::Invalid => ['dữ liệu có lỗi', 'malformed'],
            self::Withdrawn => ['đã rút', 'withdrawn'],
            self::NoSlot => ['không thuộc diện phân bổ số lượng', 'no quota to stand in'],
            self::Late => ['nộp quá hạn', 'late'],
            self::Ineligible => ['không đủ tiêu chuẩn', 'not eligible'],
            self::Lapsed => ['chưa đủ hồ sơ khi đợt đã đóng', 'incomplete when the round closed'],
            self::Duplicate => ['trùng đề nghị', 'nominated twice'],
            self::Open => ['chưa đủ hồ sơ hoặc chờ ý kiến', 'incomplete or awaiting a judgement'],
            self::KindConflict => ['chờ chọn tập thể hoặc cá nhân', 'awaiting the choice of collective or individual'],
            self::Tied => ['bằng nhau, chờ quyết định', 'tied, awaiting a ruling'],
            self::OverQuota => ['vượt số lượng', 'over quota'],
            self::Proposed => ['đề nghị khen thưởng', 'proposed'],
        };
        return $language === Language::Vietnamese ? $vi : $en;
    }
}
