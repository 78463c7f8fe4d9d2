using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;
using Amazon.RuntimeDependencies;

namespace Deploy.Aws.Login;

/// <summary>
/// Refreshes sessions of <c>aws login</c> (<c>login_session</c> in a profile) for AWSSDK.Core, which knows everything about them but this call:
/// that it takes from AWSSDK.Signin, which the package registry lacks.
/// See https://docs.aws.amazon.com/sdkref/latest/guide/feature-login-credentials.html
/// </summary>
public sealed class LoginClient : ICoreAmazonSignin
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL_SIGNIN";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly string _endpoint;

    private LoginClient(RegionEndpoint? region, string? endpoint) =>
        _endpoint = (endpoint ?? Environment.GetEnvironmentVariable(EndpointVariable) ?? EndpointOf(region ?? RegionEndpoint.USEast1)).TrimEnd('/');

    /// <summary>From now on AWSSDK.Core refreshes such sessions by this class. May be called again.</summary>
    public static void Register() =>
        GlobalRuntimeDependencyRegistry.Instance.RegisterSigninClient(context => new LoginClient(context.SigninClientContextData.Region, context.SigninClientContextData.ServiceURL));

    /// <inheritdoc/>
    public string GetBaseEndpoint() => _endpoint;

    /// <summary>Exchanges a refresh token for credentials of 15 minutes, and keeps both where the AWS command finds them.</summary>
    /// <exception cref="AmazonClientException">There is no such session, or it has ended.</exception>
    public async Task<CoreCreateOAuth2TokenResponse> CreateOAuth2TokenAsync(CoreCreateOAuth2TokenRequest request, bool invokedFromTool, CancellationToken cancellationToken)
    {
        var input = request.TokenInput;
        var session = LoginSession.Find(input.RefreshToken) ?? throw new AmazonClientException("The login session is not there any more. Run 'aws login' again.");
        var now = DateTimeOffset.UtcNow;
        var token = await SendAsync(input, session.Key, now, cancellationToken);
        await session.SaveAsync(token, now, cancellationToken);
        return new CoreCreateOAuth2TokenResponse
        {
            TokenOutput = new CoreCreateOAuth2TokenResponseBody
            {
                AccessToken = new CoreAccessToken
                {
                    AccessKeyId = (string?)token["accessToken"]?["accessKeyId"],
                    SecretAccessKey = (string?)token["accessToken"]?["secretAccessKey"],
                    SessionToken = (string?)token["accessToken"]?["sessionToken"],
                },
                ExpiresIn = (int?)token["expiresIn"],
                RefreshToken = (string?)token["refreshToken"],
                TokenType = (string?)token["tokenType"],
            },
        };
    }

    /// <inheritdoc/>
    public string GenerateDPoPProof(string httpMethod, string uri, ref string dpopKey)
    {
        using var key = KeyOf(dpopKey);
        return LoginProof.Of(httpMethod, uri, key, DateTimeOffset.UtcNow);
    }

    private async Task<JsonObject> SendAsync(CoreCreateOAuth2TokenRequestBody input, string pem, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var key = KeyOf(pem);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_endpoint}/v1/token")
        {
            Content = JsonContent.Create(new JsonObject { ["clientId"] = input.ClientId, ["grantType"] = input.GrantType, ["refreshToken"] = input.RefreshToken }),
        };
        request.Headers.Add("DPoP", LoginProof.Of("POST", request.RequestUri!.ToString(), key, now));
        using var reply = await Http.SendAsync(request, cancellationToken);
        var body = await ReadAsync(reply, cancellationToken);
        if (reply.IsSuccessStatusCode && body?["accessToken"] is JsonObject) return body;
        // The body of an answer that is no success holds no secret, but may hold anything else.
        var why = body?["error"] is JsonValue error && error.TryGetValue<string>(out var code) ? code : $"status {(int)reply.StatusCode}";
        throw new AmazonClientException($"The login session cannot be refreshed ({why}). Run 'aws login' again.");
    }

    private static async Task<JsonObject?> ReadAsync(HttpResponseMessage reply, CancellationToken cancellationToken)
    {
        try
        {
            return JsonNode.Parse(await reply.Content.ReadAsStringAsync(cancellationToken)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ECDsa KeyOf(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key;
    }

    private static string EndpointOf(RegionEndpoint region) => region.PartitionName switch
    {
        "aws-cn" => $"https://{region.SystemName}.signin.amazonaws.cn",
        "aws-us-gov" => $"https://{region.SystemName}.signin.amazonaws-us-gov.com",
        _ => $"https://{region.SystemName}.signin.aws.amazon.com",
    };
}
