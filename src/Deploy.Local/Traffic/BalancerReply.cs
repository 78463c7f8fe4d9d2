using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Traffic;

/// <summary>Answers that a load balancer gives by itself.</summary>
internal static class BalancerReply
{
    /// <summary>Sends one.</summary>
    public static async Task SendAsync(HttpContext http, int status, string type, string body)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Server = "awselb/2.0";
        if (body.Length == 0 || HttpMethods.IsHead(http.Request.Method))
            return;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(body);
    }

    /// <summary>Says why there is no better answer.</summary>
    public static Task ExplainAsync(HttpContext http, int status, string why)
    {
        http.Response.Headers.CacheControl = "no-store";
        return SendAsync(http, status, "text/plain; charset=utf-8", $"{why}\n");
    }
}
