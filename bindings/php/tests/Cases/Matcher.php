<?php

declare(strict_types=1);

namespace KhenThuong\Tests\Cases;

use stdClass;

/**
 * Holds a response against what a case expects, by the rules of Tests/Cases/README.md.
 */
final class Matcher
{
    public function __construct(private readonly mixed $rulebook)
    {
    }

    /**
     * What differs, a line for each place; none where the value matches.
     *
     * @return list<string>
     */
    public function differences(mixed $value, mixed $expected, string $place = '', bool $there = true): array
    {
        $matchers = $expected instanceof stdClass
            ? array_filter(
                get_object_vars($expected),
                static fn (int|string $key): bool => str_starts_with((string) $key, '$'),
                ARRAY_FILTER_USE_KEY,
            )
            : [];
        if ($matchers !== []) {
            $differences = [];
            foreach ($matchers as $name => $argument) {
                array_push($differences, ...$this->matcher($name, $argument, $value, $place, $there));
            }
            return $differences;
        }
        if (!$there) {
            return ["$place: expected " . self::short($expected) . ', got nothing'];
        }
        if ($expected instanceof stdClass && $value instanceof stdClass) {
            return $this->members($value, $expected, $place);
        }
        if (is_array($expected) && is_array($value)) {
            return $this->elements($value, $expected, $place);
        }
        $same = $expected instanceof JsonNumber
            ? $value instanceof JsonNumber && $expected->equals($value)
            : !$expected instanceof stdClass && !is_array($expected) && $expected === $value;
        return $same ? [] : ["$place: expected " . self::short($expected) . ', got ' . self::short($value)];
    }

    /**
     * @return list<string>
     */
    private function members(stdClass $value, stdClass $expected, string $place): array
    {
        $differences = [];
        foreach (get_object_vars($expected) as $key => $member) {
            $key = (string) $key;
            $there = property_exists($value, $key);
            array_push(
                $differences,
                ...$this->differences($there ? $value->$key : null, $member, "$place/$key", $there),
            );
        }
        return $differences;
    }

    /**
     * @param list<mixed> $value
     * @param list<mixed> $expected
     *
     * @return list<string>
     */
    private function elements(array $value, array $expected, string $place): array
    {
        if (count($value) !== count($expected)) {
            return ["$place: " . count($expected) . ' elements expected, got ' . self::short($value)];
        }
        $differences = [];
        foreach ($expected as $index => $element) {
            array_push($differences, ...$this->differences($value[$index], $element, "$place/$index"));
        }
        return $differences;
    }

    /**
     * @return list<string>
     */
    private function matcher(string $name, mixed $argument, mixed $value, string $place, bool $there): array
    {
        $list = $there && is_array($value);
        $holds = match ($name) {
            '$contains' => $list && self::all(
                $argument,
                fn (mixed $partial): bool => $this->some($value, $partial),
            ),
            '$none' => !$there || $list && !$this->some($value, $argument),
            '$length' => $list && (string) count($value) === $argument->text,
            '$absent' => $there !== $argument,
            '$pointer' => $there && $value === Patch::pointer($this->rulebook, $argument),
        };
        return $holds ? [] : ["$place: $name " . self::short($argument) . ' does not hold of '
            . ($there ? self::short($value) : 'nothing')];
    }

    /**
     * @param list<mixed> $list
     */
    private function some(array $list, mixed $partial): bool
    {
        foreach ($list as $element) {
            if ($this->differences($element, $partial) === []) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param list<mixed>           $list
     * @param callable(mixed): bool $holds
     */
    private static function all(array $list, callable $holds): bool
    {
        foreach ($list as $element) {
            if (!$holds($element)) {
                return false;
            }
        }
        return true;
    }

    private static function short(mixed $value): string
    {
        $text = JsonText::encode($value);
        return strlen($text) > 300 ? mb_strcut($text, 0, 300) . '…' : $text;
    }
}
