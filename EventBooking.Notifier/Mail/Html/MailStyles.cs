using EventBooking.Presentation.Localization;
using Microsoft.AspNetCore.Components;

namespace EventBooking.Notifier.Mail.Html;

/// <summary>
/// How mails look. Inline, since many mail programs read nothing else; the sheet only adds what those that read it do better. Each pair
/// of colors has a contrast of at least 7:1 (WCAG 2.1, 1.4.6), light and dark.
/// </summary>
internal static class MailStyles
{
    public const string Page = "margin:0;padding:0;background-color:#f3f4f6;";

    public const string Hidden = "display:none;max-height:0;overflow:hidden;mso-hide:all;";

    public const string Column = "width:100%;max-width:600px;margin:0 auto;";

    public const string Heading = "margin:0 0 16px;font-size:24px;line-height:1.3;font-weight:bold;color:#1f2937;";

    public const string Text = "margin:0 0 12px;font-size:16px;line-height:1.5;color:#1f2937;";

    public const string Small = "margin:8px 0 0;font-size:14px;line-height:1.5;color:#4b5563;";

    public const string Table = "width:100%;margin:20px 0 0;border-collapse:collapse;";

    public const string CheckIn = "margin:28px 0 0;text-align:center;";

    // A code on a dark ground is not read by every scanner: the image has a white margin of its own, and stays white where it is
    // see-through.
    public const string Image = "display:inline-block;width:200px;height:200px;background-color:#ffffff;border:0;border-radius:8px;";

    public const string Code = "font-family:Consolas,Menlo,monospace;font-size:13px;overflow-wrap:anywhere;word-break:break-all;";

    public const string ButtonLine = "margin:28px 0 0;text-align:center;";

    public const string Button = "display:inline-block;padding:12px 24px;background-color:#1e40af;color:#ffffff;font-size:16px;"
        + "line-height:1.3;font-weight:bold;text-decoration:none;border-radius:6px;";

    public const string ButtonNote = $"{Small}text-align:center;";

    public const string Link = "color:#1e40af;text-decoration:underline;";

    private const string Fonts = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Hiragino Sans','Noto Sans "
        + "JP','Noto Sans Arabic',Tahoma,sans-serif";

    public static MarkupString Sheet { get; } = new("""
        <style>
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (prefers-color-scheme: dark) {
          .page { background-color: #111827 !important; }
          .card { background-color: #1f2937 !important; border-color: #374151 !important; }
          .text { color: #f9fafb !important; }
          .muted { color: #d1d5db !important; }
          .line { border-color: #4b5563 !important; }
          .link { color: #93c5fd !important; }
          .button { background-color: #93c5fd !important; color: #111827 !important; }
        }
        </style>
        """);

    public static string Wrapper(Texts texts) =>
        $"padding:16px 8px;background-color:#f3f4f6;font-family:{Fonts};text-align:{Start(texts)};direction:{texts.Direction};";

    public static string Card(Texts texts) =>
        $"padding:28px 24px;background-color:#ffffff;border:1px solid #e5e7eb;border-radius:12px;text-align:{Start(texts)};";

    public static string Foot(Texts texts) => $"padding:12px 24px 0;text-align:{Start(texts)};";

    public static string Label(Texts texts) =>
        "width:28%;padding:10px 0;border-top:1px solid "
            + $"#e5e7eb;vertical-align:top;text-align:{Start(texts)};font-size:14px;line-height:1.5;font-weight:normal;color:#4b5563;";

    public static string Value(Texts texts) =>
        $"padding:10px 0;padding-{Start(texts)}:12px;border-top:1px solid "
            + $"#e5e7eb;vertical-align:top;text-align:{Start(texts)};font-size:16px;line-height:1.5;color:#1f2937;overflow-wrap:anywhere;";

    // Not every mail program knows text-align:start.
    private static string Start(Texts texts) => texts.Direction == "rtl" ? "right" : "left";
}
