<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

use KhenThuong\Exception\ArgumentException;
use KhenThuong\Exception\RequestException;
use KhenThuong\Result\Assessment;
use KhenThuong\Result\Problem;
use KhenThuong\Rulebook;
use PHPUnit\Framework\TestCase;

/**
 * assessMany(): one result after another, the same as in one call.
 */
final class BatchTest extends TestCase
{
    public function testSameAsInOneCall(): void
    {
        $rulebook = Rulebook::builtin();
        $expected = explode("\n", rtrim($rulebook->assessLines(Sample::lineOptions(), Sample::lines())));
        self::assertGreaterThan(512, count($expected));
        $sources = [
            'a text' => Sample::lines(),
            'a file' => new \SplFileObject(Sample::LINES),
            'texts' => explode("\n", Sample::lines()),
            'arrays' => array_map(
                static fn (string $line): array => json_decode($line, true),
                explode("\n", rtrim(Sample::lines())),
            ),
        ];
        foreach ($sources as $name => $source) {
            $found = [];
            foreach ($rulebook->assessMany(Sample::lineOptions(), $source) as $place => $result) {
                self::assertInstanceOf(Assessment::class, $result);
                $found[$place] = $result->json;
            }
            self::assertSame($expected, $found, $name);
        }
    }

    public function testPlacesOfProblemsCountFromTheFirst(): void
    {
        $rulebook = Rulebook::builtin();
        $sound = explode("\n", rtrim(Sample::lines()));
        $lines = array_merge(...array_fill(0, 3, $sound));
        foreach ([0, 255, 256, 300, count($lines) - 1] as $bad) {
            $lines[$bad] = '  {"id":1}';
        }
        $lines[7] = '';
        $lines[258] = " \t\r";
        $text = implode("\n", $lines) . "\n";
        $expected = explode("\n", rtrim($rulebook->assessLines(Sample::lineOptions(), $text)));
        $problems = 0;
        $places = [];
        foreach ($rulebook->assessMany(Sample::lineOptions(), $text) as $place => $result) {
            $other = array_shift($expected);
            $places[] = $place;
            if ($result instanceof Problem) {
                self::assertEquals(Problem::fromJson($other), $result);
                self::assertSame($place + 1, $result->line);
                $problems += 1;
            } else {
                self::assertSame($other, $result->json);
            }
        }
        self::assertSame([], $expected);
        self::assertSame(5, $problems);
        self::assertSame(array_values(array_diff(array_keys($lines), [7, 258])), $places);
    }

    public function testProgressIsToldAndStops(): void
    {
        $rulebook = Rulebook::builtin();
        $nominations = array_map(Sample::nomination(...), array_map(strval(...), range(1, 700)));
        $told = [];
        $progress = function (int $done, ?int $total) use (&$told): bool {
            $told[] = [$done, $total];
            return $done < 300;
        };
        $results = iterator_to_array($rulebook->assessMany(Sample::options(), $nominations, $progress));
        self::assertCount(300, $results);
        self::assertSame('300', $results[299]->nomination);
        self::assertSame(array_map(static fn (int $done): array => [$done, 700], range(1, 300)), $told);
        // A callback that returns nothing stops nothing; the total of a text is not known.
        $last = null;
        $progress = function (int $done, ?int $total) use (&$last): void {
            $last = [$done, $total];
        };
        self::assertCount(2, iterator_to_array($rulebook->assessMany(
            Sample::options(),
            json_encode($nominations[0]) . "\n\n" . json_encode($nominations[1]),
            $progress,
        )));
        self::assertSame([2, null], $last);
    }

    public function testLeavingTheLoopReadsNoFurther(): void
    {
        $read = 0;
        $endless = (static function () use (&$read): \Generator {
            while (true) {
                $read += 1;
                yield Sample::nomination((string) $read);
            }
        })();
        foreach (Rulebook::builtin()->assessMany(Sample::options(), $endless) as $place => $result) {
            if ($place === 1000) {
                self::assertInstanceOf(Assessment::class, $result);
                self::assertSame('1001', $result->nomination);
                break;
            }
        }
        self::assertLessThan(1300, $read);
    }

    public function testNothingGivesNothing(): void
    {
        foreach (['', "\n \n", [], ['', ' ']] as $nothing) {
            self::assertSame([], iterator_to_array(Rulebook::builtin()->assessMany(Sample::options(), $nothing)));
        }
    }

    public function testOptionsAreRefusedAtOnce(): void
    {
        $this->expectException(RequestException::class);
        Rulebook::builtin()->assessMany(['schemaVersion' => 1], []);
    }

    public function testReceiptBelongsToOneCall(): void
    {
        $this->expectException(ArgumentException::class);
        $this->expectExceptionMessageMatches('/assessLines/');
        Rulebook::builtin()->assessMany([...Sample::options(), 'receipt' => true], []);
    }

    public function testNominationOfTwoLinesIsRefused(): void
    {
        $nominations = [Sample::nomination(), json_encode(Sample::nomination(), JSON_PRETTY_PRINT)];
        $this->expectException(ArgumentException::class);
        $this->expectExceptionMessageMatches('/Nomination 1 /');
        iterator_to_array(Rulebook::builtin()->assessMany(Sample::options(), $nominations));
    }

    public function testNominationWithoutJsonIsNamed(): void
    {
        foreach ([['id' => "\xff"], 7] as $bad) {
            try {
                iterator_to_array(Rulebook::builtin()->assessMany(Sample::options(), [Sample::nomination(), $bad]));
                self::fail('It is no nomination.');
            } catch (ArgumentException $refused) {
                self::assertStringContainsString('Nomination 1 (from 0)', $refused->getMessage());
            }
        }
    }

    public function testLineThatIsNotUtf8(): void
    {
        [$first, $second] = iterator_to_array(
            Rulebook::builtin()->assessMany(Sample::options(), ["{\"id\":\"\xff\"}", Sample::nomination()])
        );
        self::assertInstanceOf(Problem::class, $first);
        self::assertSame('json-bad-utf8', $first->code);
        self::assertInstanceOf(Assessment::class, $second);
    }
}
