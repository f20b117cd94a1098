<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * Whether a nomination is proposed however the open points end.
 */
enum Certainty: string
{
    case Certain = 'certain';
    case Possible = 'possible';
    case Impossible = 'impossible';
    case Undetermined = 'undetermined';

    /**
     * What it is called to a person.
     */
    public function label(Language $language = Language::Vietnamese): string
    {
        [$vi, $en] = match ($this) {
            self::Certain => ['chắc chắn', 'certain'],
            self::Possible => ['có thể', 'possible'],
            self::Impossible => ['không thể', 'impossible'],
            self::Undetermined => ['chưa xác định', 'undetermined'],
        };
        return $language === Language::Vietnamese ? $vi : $en;
    }
}
