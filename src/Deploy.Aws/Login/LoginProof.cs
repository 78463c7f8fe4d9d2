using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deploy.Aws.Login;

/// <summary>
/// The proof that the caller holds the key of a login session: a signed token for one request.
/// See https://www.rfc-editor.org/rfc/rfc9449#section-4.2
/// </summary>
internal static class LoginProof
{
    /// <summary>The value of the header <c>DPoP</c>.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="uri">The request's address, without a query.</param>
    /// <param name="key">The session's key, on the curve P-256.</param>
    /// <param name="now">The time of the request.</param>
    public static string Of(string method, string uri, ECDsa key, DateTimeOffset now)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var header = new JsonObject
        {
            ["typ"] = "dpop+jwt",
            ["alg"] = "ES256",
            ["jwk"] = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) },
        };
        var payload = new JsonObject { ["jti"] = Guid.NewGuid().ToString(), ["htm"] = method, ["htu"] = uri, ["iat"] = now.ToUnixTimeSeconds() };
        var signed = $"{Part(header)}.{Part(payload)}";
        // Without another word .NET writes the two numbers of the signature side by side, as a token wants them.
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
