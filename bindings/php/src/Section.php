<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * The part of the rules that a finding belongs to.
 */
enum Section: string
{
    case Scope = 'scope';
    case Criteria = 'criteria';
    case Integrity = 'integrity';
    case PriorAward = 'priorAward';
    case Authority = 'authority';
    case Dossier = 'dossier';
    case Deadline = 'deadline';

    /**
     * What it is called to a person.
     */
    public function label(Language $language = Language::Vietnamese): string
    {
        [$vi, $en] = match ($this) {
            self::Scope => ['Đối tượng', 'Scope'],
            self::Criteria => ['Tiêu chí', 'Criteria'],
            self::Integrity => ['Điều kiện về chấp hành pháp luật', 'Integrity'],
            self::PriorAward => ['Khen thưởng đã có', 'Prior awards'],
            self::Authority => ['Thẩm quyền đề nghị', 'Authority to nominate'],
            self::Dossier => ['Hồ sơ', 'Dossier'],
            self::Deadline => ['Thời hạn nộp', 'Deadline'],
        };
        return $language === Language::Vietnamese ? $vi : $en;
    }
}
