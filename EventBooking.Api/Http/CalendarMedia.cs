namespace EventBooking.Api.Http;

/// <summary>The media type of calendars (RFC 5545, section 8.1).</summary>
internal static class CalendarMedia
{
    /// <summary>Its name.</summary>
    public const string Type = "text/calendar";

    /// <summary>The method that the calendars have inside, and their encoding: for Content-Type.</summary>
    public const string Published = $"{Type}; charset=utf-8; method=PUBLISH";
}
