using System.Text.Json.Serialization;

namespace EventBooking.Api.Features.Bookings;

/// <summary>
/// What the serializer knows of a booking's bodies, written at build time: the first booking after a start need not wait until it is
/// found out. <see cref="ChangeRequest"/> is none of them, as generated code sets members that the body lacks, too.
/// </summary>
[JsonSerializable(typeof(BookRequest))]
[JsonSerializable(typeof(BookingResponse))]
internal sealed partial class BookingJson : JsonSerializerContext;
