using System.Globalization;
using System.Text;

namespace EventBooking.LocalServers;

/// <summary>Who sends a mail to whom, which need not be what its own headers say.</summary>
/// <param name="Client">What the client calls itself.</param>
/// <param name="Sender">Empty for the null sender.</param>
/// <param name="Recipients">At least one.</param>
/// <param name="Protocol">As a Received line names it, such as ESMTPS.</param>
internal sealed record Envelope(string Client, string Sender, IReadOnlyList<string> Recipients, string Protocol)
{
    public const string RecipientHeader = "Delivered-To";

    /// <summary>The lines that a server puts before a mail it delivers (RFC 5321, section 4.4).</summary>
    public byte[] Trace(DateTimeOffset time)
    {
        var trace = new StringBuilder();
        trace.Append("Return-Path: <").Append(Sender).Append(">\r\n");
        foreach (var recipient in Recipients)
        {
            trace.Append(RecipientHeader).Append(": ").Append(recipient).Append("\r\n");
        }

        trace.Append("Received: from ").Append(Client).Append(" by localhost with ").Append(Protocol).Append(";\r\n ");
        trace.Append(time.ToString("ddd, d MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)).Append("\r\n");
        return Encoding.UTF8.GetBytes(trace.ToString());
    }
}
