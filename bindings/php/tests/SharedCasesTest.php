<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

use KhenThuong\Exception\ProblemException;
use KhenThuong\Result\Assessment;
use KhenThuong\Result\Check;
use KhenThuong\Result\Decision;
use KhenThuong\Result\Description;
use KhenThuong\Result\Problem;
use KhenThuong\Result\Verification;
use KhenThuong\Rulebook;
use KhenThuong\Status;
use KhenThuong\Tests\Cases\JsonNumber;
use KhenThuong\Tests\Cases\JsonText;
use KhenThuong\Tests\Cases\Matcher;
use KhenThuong\Tests\Cases\SharedCase;
use KhenThuong\Tests\Cases\TypedResult;
use PHPUnit\Framework\TestCase;

/**
 * The cases that every language runs, through the package: the response's text against
 * what is expected, and the typed results against the text.
 */
final class SharedCasesTest extends TestCase
{
    /** @var array<string, Rulebook> */
    private static array $builtin = [];

    private static int $passed = 0;

    /** scripts/test holds the number against that of the other languages. */
    public static function tearDownAfterClass(): void
    {
        fwrite(STDOUT, "\nshared cases: " . self::$passed . " passed\n");
    }

    /**
     * @return \Generator<string, array{SharedCase}>
     */
    public function cases(): \Generator
    {
        foreach (SharedCase::all() as $name => $case) {
            yield $name => [$case];
        }
    }

    /**
     * @dataProvider cases
     */
    public function testCase(SharedCase $case): void
    {
        $status = Status::Ok->value;
        try {
            $text = $this->respond($case);
        } catch (ProblemException $refused) {
            $status = $refused->getCode();
            $text = $refused->json;
            self::assertSame($status, $refused->status?->value);
            $this->assertTyped($refused->problem, $text, 'problem');
        }
        self::assertSame($case->status, $status, $text);
        $lines = $case->operation === 'assessLines' && $status === 0;
        $response = $lines
            ? (object) ['lines' => array_map(JsonText::decode(...), $text === '' ? [] : explode("\n", rtrim($text)))]
            : JsonText::decode($text);
        $matcher = new Matcher(str_contains(JsonText::encode($case->expect), '"$pointer"') ? $case->rulebook() : null);
        self::assertSame([], $matcher->differences($response, $case->expect), $text);
        $damaged = JsonText::copy($case->expect);
        if (self::damage($damaged)) {
            self::assertNotSame([], $matcher->differences($response, $damaged), 'a wrong expectation is met');
        }
        foreach ($lines ? $response->lines : [$response] as $document) {
            self::assertSame('1', $document->schemaVersion->text);
            self::assertTrue($lines || ($status !== 0) === isset($document->problem));
        }
        if ($lines) {
            array_map($this->assertTypedLine(...), $text === '' ? [] : explode("\n", rtrim($text)));
        } elseif ($status === 0) {
            $this->assertTyped(self::typed($case->operation, $text), $text);
        }
        self::$passed++;
    }

    private function respond(SharedCase $case): string
    {
        if ($case->operation === 'check') {
            return Rulebook::checkText($case->request());
        }
        $rulebook = $case->hasOwnRulebook()
            ? Rulebook::fromText(JsonText::encode($case->rulebook()))
            : self::$builtin[$case->rulebookId()] ??= Rulebook::builtin($case->rulebookId());
        if ($case->operation !== 'verify') {
            return self::operate($rulebook, $case, $case->operation);
        }
        $batch = $case->verifies === 'assessLines';
        $earlier = $case->verifies === null
            ? $case->earlier()
            : $case->mutated(self::operate($rulebook, $case, $case->verifies), 'mutate');
        return $rulebook->verifyText(
            $case->mutated($batch ? $case->lines() : $case->request(), 'mutateRequest'),
            $earlier,
            $batch ? $case->mutated($case->request(), 'mutateOptions') : '',
        );
    }

    private static function operate(Rulebook $rulebook, SharedCase $case, string $operation): string
    {
        return match ($operation) {
            'assess' => $rulebook->assessText($case->request()),
            'assessLines' => $rulebook->assessLines($case->request(), $case->lines()),
            'decide' => $rulebook->decideText($case->request()),
            'describe' => $rulebook->describeText($case->request()),
        };
    }

    /**
     * Makes the first value that is expected another one; false where only matchers are.
     */
    private static function damage(mixed &$expected): bool
    {
        if (is_string($expected)) {
            $expected .= '?';
            return true;
        }
        if (is_bool($expected)) {
            $expected = !$expected;
            return true;
        }
        if ($expected instanceof JsonNumber) {
            $expected = new JsonNumber($expected->text . '1');
            return true;
        }
        foreach (is_array($expected) ? array_keys($expected) : [] as $index) {
            if (self::damage($expected[$index])) {
                return true;
            }
        }
        foreach ($expected instanceof \stdClass ? array_keys(get_object_vars($expected)) : [] as $key) {
            if (!str_starts_with((string) $key, '$') && self::damage($expected->{(string) $key})) {
                return true;
            }
        }
        return false;
    }

    private static function typed(string $operation, string $text): object
    {
        return match ($operation) {
            'assess' => Assessment::fromJson($text),
            'check' => Check::fromJson($text),
            'decide' => Decision::fromJson($text),
            'describe' => Description::fromJson($text),
            'verify' => Verification::fromJson($text),
        };
    }

    private function assertTypedLine(string $line): void
    {
        if (isset(json_decode($line, true)['problem'])) {
            $this->assertTyped(Problem::fromJson($line), $line, 'problem');
        } elseif (isset(json_decode($line, true)['nomination'])) {
            $this->assertTyped(Assessment::fromJson($line), $line);
        }
    }

    private function assertTyped(object $result, string $text, ?string $key = null): void
    {
        $json = json_decode($text, true, 512, JSON_BIGINT_AS_STRING | JSON_THROW_ON_ERROR);
        $json = $key === null ? $json : $json[$key];
        if ($result instanceof Description) {
            // What the response has in "rulebook", the result has beside it.
            $json = array_diff_key($json['rulebook'], ['id' => 0, 'version' => 0])
                + ['rulebook' => array_intersect_key($json['rulebook'], ['id' => 0, 'version' => 0])] + $json;
        }
        self::assertSame([], TypedResult::differences($result, $json), $text);
    }
}
