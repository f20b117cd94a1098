<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * Who is nominated: a collective or a person.
 */
enum Kind: string
{
    case Collective = 'collective';
    case Individual = 'individual';

    /**
     * What it is called to a person.
     */
    public function label(Language $language = Language::Vietnamese): string
    {
        [$vi, $en] = match ($this) {
            self::Collective => ['tập thể', 'collective'],
            self::Individual => ['cá nhân', 'individual'],
        };
        return $language === Language::Vietnamese ? $vi : $en;
    }
}
