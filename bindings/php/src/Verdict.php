<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * What the findings of a nomination come to.
 */
enum Verdict: string
{
    case Eligible = 'eligible';
    case Ineligible = 'ineligible';
    /** Evidence or papers are missing: no refusal. */
    case Incomplete = 'incomplete';
    /** The guidance asks a person. */
    case NeedsReview = 'needsReview';

    /**
     * What it is called to a person.
     */
    public function label(Language $language = Language::Vietnamese): string
    {
        [$vi, $en] = match ($this) {
            self::Eligible => ['đủ tiêu chuẩn', 'eligible'],
            self::Ineligible => ['không đủ tiêu chuẩn', 'not eligible'],
            self::Incomplete => ['chưa đủ hồ sơ', 'incomplete'],
            self::NeedsReview => ['chờ ý kiến', 'awaiting a judgement'],
        };
        return $language === Language::Vietnamese ? $vi : $en;
    }
}
