<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * How much a notice weighs.
 */
enum Severity: string
{
    case Note = 'note';
    case Warning = 'warning';
    case Breach = 'breach';

    /**
     * What it is called to a person.
     */
    public function label(Language $language = Language::Vietnamese): string
    {
        [$vi, $en] = match ($this) {
            self::Note => ['lưu ý', 'note'],
            self::Warning => ['cảnh báo', 'warning'],
            self::Breach => ['vi phạm', 'breach'],
        };
        return $language === Language::Vietnamese ? $vi : $en;
    }
}
