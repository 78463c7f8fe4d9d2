using System.Text.RegularExpressions;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>Reads from an image's name whether it lies in a private ECR repository.</summary>
internal static class EcrImage
{
    // 123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/image:tag, each part of which may be a placeholder.
    private static readonly Regex Private = new(
        @"^(?<account>[0-9]{12}|@\{[^}]*\})\.dkr[.-]ecr\.(?<region>[a-z0-9-]+|@\{[^}]*\})\.(?:[a-z.]+|@\{[^}]*\})/(?<name>(?:@\{[^}]*\}|[a-z0-9._/-])+)(?:[:@].*)?$",
        RegexOptions.CultureInvariant | RegexOptions.Compiled);

    /// <summary>The ARN of the repository that an image is pulled from; null where that needs no permission.</summary>
    /// <remarks>Where nothing is known of the image before the deployment, it can be any of the account's repositories.</remarks>
    public static string? RepositoryArn(string? image)
    {
        if (image is null) return null;
        var match = Private.Match(image);
        if (match.Success)
            return $"arn:@{{partition}}:ecr:{match.Groups["region"].Value}:{match.Groups["account"].Value}:repository/{match.Groups["name"].Value}";
        return image.StartsWith("@{", StringComparison.Ordinal) && StringTemplate.HasPlaceholders(image)
            ? "arn:@{partition}:ecr:@{region}:@{account}:repository/*"
            : null;
    }
}
