using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>A request's operation.</summary>
/// <param name="Service">The name in the signature: <c>ecs</c>.</param>
/// <param name="Name">The operation; of a REST service its method.</param>
internal sealed partial record Operation(string Service, string Name)
{
    private static readonly string[] Reads = ["Describe", "List", "Get", "BatchGet", "Filter", "AssumeRole", "GET", "HEAD"];

    /// <summary>True where it changes something.</summary>
    public bool IsWriting => !Reads.Any(read => Name.StartsWith(read, StringComparison.Ordinal));

    public override string ToString() => $"{Service}:{Name}";

    public static Operation Of(HttpContext http, byte[] body)
    {
        var scope = Scope().Match(http.Request.Headers.Authorization.ToString());
        var target = http.Request.Headers["X-Amz-Target"].ToString();
        var name = target.Length > 0 ? target[(target.LastIndexOf('.') + 1)..]
            : http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true ? Action().Match(Encoding.UTF8.GetString(body)).Groups[1].Value
            : http.Request.Method;
        return new Operation(scope.Groups[1].Value, name);
    }

    [GeneratedRegex(@"Credential=[^/]+/\d{8}/[^/]+/([^/]+)/aws4_request")]
    private static partial Regex Scope();

    [GeneratedRegex("(?:^|&)Action=([A-Za-z0-9]+)")]
    private static partial Regex Action();
}
