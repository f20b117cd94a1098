<?php

declare(strict_types=1);

namespace KhenThuong\Tests\Cases;

/**
 * A number as it is written: no float, no rounding.
 */
final class JsonNumber
{
    public function __construct(public readonly string $text)
    {
    }

    /**
     * Whether two are equal; zeros at the end of a fraction say nothing.
     */
    public function equals(self $other): bool
    {
        return self::plain($this->text) === self::plain($other->text);
    }

    private static function plain(string $text): string
    {
        $fraction = str_contains($text, '.') && stripos($text, 'e') === false;
        return $fraction ? rtrim(rtrim($text, '0'), '.') : $text;
    }
}
