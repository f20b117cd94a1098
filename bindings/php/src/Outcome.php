<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * How a finding ended.
 */
enum Outcome: string
{
    case Met = 'met';
    case NotMet = 'notMet';
    /** The evidence is missing. */
    case Unknown = 'unknown';
    /** The guidance asks a person, and no verdict is recorded. */
    case NeedsJudgement = 'needsJudgement';
    case NotApplicable = 'notApplicable';

    /**
     * What it is called to a person.
     */
    public function label(Language $language = Language::Vietnamese): string
    {
        [$vi, $en] = match ($this) {
            self::Met => ['đạt', 'met'],
            self::NotMet => ['không đạt', 'not met'],
            self::Unknown => ['còn thiếu', 'missing'],
            self::NeedsJudgement => ['chờ ý kiến', 'awaits a judgement'],
            self::NotApplicable => ['không phát sinh', 'nothing to measure'],
        };
        return $language === Language::Vietnamese ? $vi : $en;
    }
}
