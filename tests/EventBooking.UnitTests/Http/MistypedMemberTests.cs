using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using EventBooking.Api.Features.Bookings;
using EventBooking.Api.Features.Events;
using EventBooking.Api.Http;
using EventBooking.Domain;

namespace EventBooking.UnitTests.Http;

/// <summary>Random slips in the names that requests have, and names that are none.</summary>
public sealed class MistypedMemberTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly string[] Known =
        [.. new[] { typeof(BookRequest), typeof(ChangeRequest), typeof(PublishEventRequest), typeof(TimeSlotRequest) }
            .SelectMany(type => Options.GetTypeInfo(type).Properties).Select(member => member.Name).Distinct(StringComparer.Ordinal)];

    private static readonly Gen<string> Name = Gen.OneOf(Known);
    private static readonly Gen<char> Letter = Gen.Char['a', 'z'];

    private static readonly Gen<(string Known, string Sent)> Respelled =
        from name in Name
        from upper in Gen.Bool.Array[name.Length]
        from separator in Gen.OneOf("", "_", "-", "__")
        select (name, string.Concat(name.Select((letter, i) =>
            letter == '_' ? separator : $"{(upper[i] ? char.ToUpperInvariant(letter) : letter)}")));

    private static readonly Gen<(string Known, string Sent)> Slips =
        from name in Name.Where(name => name.Count(char.IsAsciiLetter) >= 6)
        from at in Gen.Int[0, name.Length - 1].Where(at => name[at] != '_')
        from letter in Letter
        from kind in Gen.Int[0, 3]
        select (name, kind switch
        {
            0 => name.Insert(at, $"{letter}"),
            1 => name.Remove(at, 1),
            2 => name.Remove(at, 1).Insert(at, $"{letter}"),
            _ => at + 1 < name.Length && name[at + 1] != '_'
                ? name.Remove(at, 2).Insert(at, $"{name[at + 1]}{name[at]}")
                : name.Remove(at, 1),
        });

    [Fact]
    public void Case_and_separators_are_no_difference() =>
        Respelled.Sample(names => MemberNames.AreAlike(names.Sent, names.Known).ShouldBeTrue($"{names}"));

    [Fact]
    public void One_slip_in_a_long_name_is_recognized() =>
        Slips.Sample(names => MemberNames.AreAlike(names.Sent, names.Known).ShouldBeTrue($"{names}"));

    [Fact]
    public void Names_are_alike_exactly_where_one_edit_lies_between() =>
        Gen.Select(Gen.Char['a', 'c'].Array[0, 9], Gen.Char['a', 'c'].Array[6, 9]).Sample((left, right) =>
            MemberNames.AreAlike(left, right).ShouldBe(Distance(left, right) <= 1, $"{new string(left)} {new string(right)}"));

    [Theory]
    [InlineData("mate", "date")]
    [InlineData("emial", "email")]
    [InlineData("time_slot", "time_slot_id")]
    [InlineData("", "name")]
    [InlineData("\u0130\ud83d\ude00", "date")]
    public void Other_names_are_other_members(string sent, string known) => MemberNames.AreAlike(sent, known).ShouldBeFalse();

    [Fact]
    public void A_name_of_separators_without_end_is_no_slip() =>
        MemberNames.AreAlike($"date{new string('_', 100_000)}", "date").ShouldBeFalse();

    [Fact]
    public void A_body_in_pieces_is_read_as_one_in_one() => Slips.Sample(names =>
    {
        var json = Encoding.UTF8.GetBytes($$"""{"x":{"y":[1]},"{{names.Sent}}":[{}],"time_slots":[{"{{names.Sent}}":1},null,3,[{}]]}""");
        var contract = BodyContract.Of(typeof(PublishEventRequest), Options)!;

        var whole = MemberScan.Find(new ReadOnlySequence<byte>(json), contract) as InvalidRequest;

        (MemberScan.Find(Pieces.Of(json), contract) as InvalidRequest)?.Errors.Keys.ShouldBe(whole?.Errors.Keys ?? []);
    });

    [Fact]
    public void Where_no_member_is_unknown_nothing_is_allocated()
    {
        var contract = BodyContract.Of(typeof(BookRequest), Options)!;
        var json = new ReadOnlySequence<byte>(
            """{"attendee_name":"Ada","time_slot_id":"01a204c3-5e7b-7c58-8c38-58621b9775de","email":"ada@example.com","party_size":2}"""u8
                .ToArray());
        MemberScan.Find(json, contract).ShouldBeNull();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1_000; i++)
        {
            MemberScan.Find(json, contract);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    // Damerau and Levenshtein's, with neighbours that change places as one edit.
    private static int Distance(char[] left, char[] right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[left.Length, right.Length];
    }

    /// <summary>Bytes one by one, as a slow client sends them.</summary>
    private sealed class Pieces : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Of(byte[] bytes)
        {
            var first = new Pieces { Memory = bytes.AsMemory(0, 1) };
            var last = first;
            for (var i = 1; i < bytes.Length; i++)
            {
                var next = new Pieces { Memory = bytes.AsMemory(i, 1), RunningIndex = i };
                last.Next = next;
                last = next;
            }

            return new ReadOnlySequence<byte>(first, 0, last, 1);
        }
    }
}
