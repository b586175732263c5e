using System.Buffers.Binary;
using System.Buffers.Text;

namespace EventBooking.Api.Features.Events;

/// <summary>The place in the list of events after which the next page begins. Opaque to clients.</summary>
/// <param name="EventDate">Date of the last event of the page before.</param>
/// <param name="Id">Its id.</param>
internal readonly record struct EventCursor(DateOnly EventDate, Guid Id)
{
    private const int Length = sizeof(int) + 16;

    public static bool TryParse(string text, out EventCursor cursor)
    {
        cursor = default;
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

        cursor = new EventCursor(DateOnly.FromDayNumber(day), new Guid(bytes[sizeof(int)..Length], bigEndian: true));
        return true;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, EventDate.DayNumber);
        Id.TryWriteBytes(bytes[sizeof(int)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
