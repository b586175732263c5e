using System.Text;
using EventBooking.Presentation.Localization;

namespace EventBooking.Notifier.Mail.Content;

internal static class PlainText
{
    public static string Of(MailContent mail)
    {
        var (culture, labels) = (mail.Texts.Culture, mail.Texts.Labels);
        var text = new StringBuilder().AppendLine(mail.Heading).AppendLine();
        if (mail.Greeting is { } greeting)
        {
            text.AppendLine(greeting.ToText(culture)).AppendLine();
        }

        text.AppendLine(mail.Body.ToText(culture));
        if (mail.Rows.Count > 0)
        {
            text.AppendLine();
        }

        foreach (var row in mail.Rows)
        {
            text.AppendLine(labels.Line(row.Label, row.IsOurs ? row.Value : Bidi.Isolate(row.Value, culture)));
        }

        if (mail.CheckInCode is { } code)
        {
            text.AppendLine().AppendLine(labels.CheckInHint).AppendLine(labels.Line(labels.CheckInCode, Bidi.Isolate(code, culture)));
        }

        if (mail.Link is { } link)
        {
            // Links stand alone: a program that marks them must not take a mark of ours along.
            text.AppendLine().AppendLine(labels.Line(labels.ViewBooking, "").TrimEnd()).AppendLine(link);
        }

        if (mail.CheckInCode is not null)
        {
            text.AppendLine(labels.PrivateLink);
        }

        text.AppendLine().AppendLine(mail.Why.ToText(culture));
        if (mail.StopRemindersLink is { } stop)
        {
            text.AppendLine().AppendLine(labels.Line(mail.Texts.Mail.StopReminders, "").TrimEnd()).AppendLine(stop);
        }

        return text.ToString();
    }
}
