<?php

declare(strict_types=1);

namespace KhenThuong\Tests\Cases;

/**
 * JSON read and written with its numbers as they stand. Objects are stdClass, so that
 * an empty one is no list.
 */
final class JsonText
{
    /** A key for numbers on their way through json_decode(); it stands in no file. */
    private const NUMBER = "\u{1}number";

    private const FLAGS = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
        | JSON_UNESCAPED_LINE_TERMINATORS;

    public static function decode(string $text): mixed
    {
        $wrapped = preg_replace_callback(
            '/"(?:[^"\\\\]++|\\\\.)*+"|-?\d[\d.eE+-]*+/s',
            static fn (array $match): string => $match[0][0] === '"'
                ? $match[0]
                : '{"\u0001number":"' . $match[0] . '"}',
            $text,
        );
        return self::unwrap(json_decode((string) $wrapped, false, 1024, JSON_THROW_ON_ERROR));
    }

    public static function encode(mixed $value): string
    {
        if ($value instanceof JsonNumber) {
            return $value->text;
        }
        if ($value instanceof \stdClass) {
            $members = [];
            foreach (get_object_vars($value) as $key => $member) {
                $members[] = json_encode((string) $key, self::FLAGS) . ':' . self::encode($member);
            }
            return '{' . implode(',', $members) . '}';
        }
        if (is_array($value)) {
            return '[' . implode(',', array_map(self::encode(...), $value)) . ']';
        }
        return json_encode($value, self::FLAGS);
    }

    /**
     * A copy that shares no object.
     */
    public static function copy(mixed $value): mixed
    {
        if ($value instanceof \stdClass) {
            $copy = new \stdClass();
            foreach (get_object_vars($value) as $key => $member) {
                $copy->{(string) $key} = self::copy($member);
            }
            return $copy;
        }
        return is_array($value) ? array_map(self::copy(...), $value) : $value;
    }

    private static function unwrap(mixed $value): mixed
    {
        if (is_array($value)) {
            return array_map(self::unwrap(...), $value);
        }
        if (!$value instanceof \stdClass) {
            return $value;
        }
        if (isset($value->{self::NUMBER})) {
            return new JsonNumber($value->{self::NUMBER});
        }
        foreach (get_object_vars($value) as $key => $member) {
            $value->{(string) $key} = self::unwrap($member);
        }
        return $value;
    }
}
