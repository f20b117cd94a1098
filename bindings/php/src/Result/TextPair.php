<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Language;
use KhenThuong\Native\Fields;

/**
 * A text in both languages.
 */
final class TextPair
{
    public function __construct(
        public readonly string $vi,
        public readonly string $en,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(vi: $fields->string('vi'), en: $fields->string('en'));
    }

    public function in(Language $language): string
    {
        return $language === Language::Vietnamese ? $this->vi : $this->en;
    }
}
