using System.Buffers.Binary;
using System.Buffers.Text;
using EventBooking.Infrastructure.Listing;

namespace EventBooking.Api.Features.Events;

/// <summary>The place in the list of events after which the next page begins, as text that is opaque to clients.</summary>
internal static class EventCursor
{
    private const int Length = sizeof(int) + 16;

    public static bool TryParse(string text, out EventPosition position)
    {
        position = default;
        Span<byte> bytes = stackalloc byte[Length + 1];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length)
        {
            return false;
        }

        var day = BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (day < 0 || day > DateOnly.MaxValue.DayNumber)
        {
            return false;
        }

        position = new EventPosition(DateOnly.FromDayNumber(day), new Guid(bytes[sizeof(int)..Length], bigEndian: true));
        return true;
    }

    public static string Of(EventPosition position)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, position.EventDate.DayNumber);
        position.Id.TryWriteBytes(bytes[sizeof(int)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
