<?php

declare(strict_types=1);

namespace KhenThuong\Tests\Cases;

use stdClass;

/**
 * How the cases are put together: merge patches, templates, patches of a rulebook.
 */
final class Patch
{
    /**
     * JSON Merge Patch, RFC 7396.
     */
    public static function merge(mixed $target, mixed $patch): mixed
    {
        if (!$patch instanceof stdClass) {
            return $patch;
        }
        $result = $target instanceof stdClass ? clone $target : new stdClass();
        foreach (get_object_vars($patch) as $key => $value) {
            $key = (string) $key;
            if ($value === null) {
                unset($result->$key);
            } else {
                $result->$key = self::merge($result->$key ?? null, $value);
            }
        }
        return $result;
    }

    /**
     * Puts a nomination in the place of every {"$nomination": NAME, "patch": …}.
     */
    public static function expand(mixed $value, stdClass $nominations): mixed
    {
        if (is_array($value)) {
            return array_map(static fn (mixed $element): mixed => self::expand($element, $nominations), $value);
        }
        if (!$value instanceof stdClass) {
            return $value;
        }
        if (isset($value->{'$nomination'})) {
            return self::merge(
                self::expand($nominations->{$value->{'$nomination'}}, $nominations),
                self::expand($value->patch ?? new stdClass(), $nominations),
            );
        }
        $result = new stdClass();
        foreach (get_object_vars($value) as $key => $member) {
            $result->{(string) $key} = self::expand($member, $nominations);
        }
        return $result;
    }

    /**
     * @param list<stdClass> $changes A rulebookPatch.
     */
    public static function rulebook(mixed $rulebook, array $changes): mixed
    {
        $rulebook = JsonText::copy($rulebook);
        foreach ($changes as $change) {
            $steps = self::steps($change->path);
            if ($steps === []) {
                $rulebook = $change->value;
                continue;
            }
            self::apply($rulebook, $steps, $change);
        }
        return $rulebook;
    }

    /**
     * The JSON Pointer that a path is, with indexes in the place of ids.
     */
    public static function pointer(mixed $rulebook, string $path): string
    {
        $pointer = '';
        foreach (self::steps($path) as $step) {
            $step = is_array($rulebook) ? self::index($rulebook, $step) : $step;
            $rulebook = is_array($rulebook) ? $rulebook[$step] ?? null : $rulebook->$step ?? null;
            $pointer .= '/' . str_replace(['~', '/'], ['~0', '~1'], (string) $step);
        }
        return $pointer;
    }

    /**
     * @param non-empty-list<string> $steps
     */
    private static function apply(mixed &$value, array $steps, stdClass $change): void
    {
        $step = array_shift($steps);
        if (is_array($value)) {
            $index = $step === '-' ? count($value) : self::index($value, $step);
            if ($steps !== []) {
                self::apply($value[$index], $steps, $change);
            } elseif ($change->remove ?? false) {
                array_splice($value, $index, 1);
            } else {
                $value[$index] = $change->value;
            }
        } elseif ($steps !== []) {
            self::apply($value->$step, $steps, $change);
        } elseif ($change->remove ?? false) {
            unset($value->$step);
        } else {
            $value->$step = $change->value;
        }
    }

    /**
     * @return list<string>
     */
    private static function steps(string $path): array
    {
        $steps = array_slice(explode('/', $path), 1);
        return array_map(static fn (string $step): string => str_replace(['~1', '~0'], ['/', '~'], $step), $steps);
    }

    /**
     * @param list<mixed> $array
     */
    private static function index(array $array, string $step): int
    {
        foreach ($array as $index => $element) {
            if ($element instanceof stdClass && ($element->id ?? null) === $step) {
                return $index;
            }
        }
        return ctype_digit($step) ? (int) $step : throw new \OutOfRangeException("no element $step");
    }
}
