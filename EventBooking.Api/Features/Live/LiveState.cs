using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using EventBooking.Api.Features.Events;
using EventBooking.Infrastructure.Availability;

namespace EventBooking.Api.Features.Live;

/// <summary>The slots of an event at one moment, with an id: where ids are equal, at any instance, so is what they stand for.</summary>
internal sealed class LiveState
{
    private const int IdBytes = 16;
    private readonly SnapshotSpan _span;
    private readonly TimeSlotResponse[] _slots;

    private LiveState(EventSnapshot snapshot, DateTimeOffset now)
    {
        _span = snapshot.SpanFrom(now);
        _slots = [.. TimeSlotResponse.AllOf(snapshot, now)];
        Id = Digest(snapshot, _slots);
    }

    /// <summary>A digest of the versions of all rows, and of what the clock says of the slots.</summary>
    public string Id { get; }

    /// <summary>When the clock next changes it.</summary>
    public DateTimeOffset Until => _span.Until;

    public static LiveState Of(EventSnapshot snapshot, DateTimeOffset now) => new(snapshot, now);

    public bool Shows(EventSnapshot snapshot, DateTimeOffset now) => _span.Holds(snapshot, now);

    public byte[] ToSnapshot(JsonSerializerOptions json) => ToEvent("snapshot", Id, _slots, json);

    /// <summary>What is new in it for those who have seen another state.</summary>
    public byte[] ToChange(LiveState before, JsonSerializerOptions json)
    {
        if (before._span.Snapshot.Event.Version != _span.Snapshot.Event.Version)
        {
            return ToSnapshot(json);
        }

        var changed = _slots.Where((slot, i) => slot != before._slots[i]).ToList();
        return changed.Count > 0 ? ToEvent("slots", Id, changed, json) : ServerSentEvent.Id(Id);
    }

    public static byte[] ToEvent(string name, string id, IEnumerable<TimeSlotResponse> slots, JsonSerializerOptions json) =>
        ServerSentEvent.Event(name, id, JsonSerializer.SerializeToUtf8Bytes(slots, json));

    private static string Digest(EventSnapshot snapshot, TimeSlotResponse[] slots)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[2 * sizeof(long)];
        digest.AppendData(snapshot.Event.Id.ToByteArray(bigEndian: true));
        Append(snapshot.Event.Version, slots.Length, numbers);
        for (var i = 0; i < slots.Length; i++)
        {
            Append(snapshot.VersionOf(i), (long)slots[i].Status, numbers);
        }

        return Base64Url.EncodeToString(digest.GetHashAndReset().AsSpan(0, IdBytes));

        void Append(long first, long second, Span<byte> buffer)
        {
            BinaryPrimitives.WriteInt64BigEndian(buffer, first);
            BinaryPrimitives.WriteInt64BigEndian(buffer[sizeof(long)..], second);
            digest.AppendData(buffer);
        }
    }
}
