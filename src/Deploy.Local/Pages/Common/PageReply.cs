using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Pages.Common;

/// <summary>Sends pages with what browsers must not do with them: take anything from elsewhere, run what stands in the page, show it in another page, keep it.</summary>
internal static class PageReply
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static async Task WriteAsync(HttpContext http, string page)
    {
        Secure(http);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page);
    }

    public static void Secure(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // Without any, browsers would call the origin of the pages' own forms null.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
