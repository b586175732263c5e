using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace EventBooking.Api.Features.Pages;

/// <summary>How pages look: one style sheet in each, which its digest allows (Content Security Policy Level 3, section 2.3.1).</summary>
internal static class PageStyle
{
    private const string Css =
        """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--back:#fff;--accent:#0b57d0;--on:#fff;--off:#b3261e}
        @media(prefers-color-scheme:dark){
        :root{--ink:#e6e8eb;--soft:#a3abb5;--line:#3a424b;--back:#15181c;--accent:#a8c7fa;--on:#0b2a5b;--off:#ffb4ab}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
        main{max-width:44rem;margin:0 auto;padding:1.5rem 1.25rem 3rem;overflow-wrap:anywhere}
        h1{margin:0 0 1rem;font-size:1.6rem;line-height:1.25}
        .kind{margin:0;color:var(--soft)}
        .state{padding-inline-start:.75rem;border-inline-start:.25rem solid var(--accent);font-weight:600}
        .off{border-color:var(--off);color:var(--off)}
        dl{margin:1.5rem 0}
        dt{color:var(--soft);font-size:.875rem}
        dd{margin:0 0 .75rem}
        .id{font-family:ui-monospace,monospace;font-size:.875rem}
        figure{margin:1.5rem 0;text-align:center}
        img{max-width:100%;height:auto;background:#fff;border-radius:.5rem;border:1px solid var(--line)}
        figcaption{margin-top:.5rem;color:var(--soft)}
        .button,button{display:inline-block;padding:.65rem 1.25rem;border:0;border-radius:.5rem;
        background:var(--accent);color:var(--on);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
        .button:focus-visible,button:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
        .hint{color:var(--soft);font-size:.875rem}
        @media(min-width:40rem){main{padding-top:3rem}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.5rem 1.5rem}dt{font-size:1rem}dd{margin:0}}
        @media print{.button,.hint{display:none}}
        """;

    public static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
    public static MarkupString Element { get; } = new($"<style>{Css}</style>");
}
