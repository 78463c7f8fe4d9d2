using Deploy.Ecs;
using Deploy.Engine.Kinds;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Checks;

/// <summary>What to do about something that only an account has and for which the local AWS cannot stand in.</summary>
internal static class LocalHelp
{
    /// <summary>The help; null: this is an account, or there is none apart from the usual.</summary>
    public static string? For(ResourceSpec spec, KindContext context) => (spec, context.LocalUrl) switch
    {
        (_, null) => null,
        ({ Ownership: not Ownership.External }, _) => null,
        (EcrRepositorySpec, { } url) =>
            "The local AWS stands in for a repository that is named without an account and into which this deployment pushes "
            + "(dotnet publish -p:DeployToEcs=local); an empty one would have no image to run. Else make it there and push to it "
            + $"(aws ecr create-repository --repository-name {context.NameOf(spec.Address)} {At(context, url)}), "
            + "or let this application own it.",
        (TaskDefinitionSpec, { } url) =>
            "The local AWS cannot stand in for a task definition, which says what runs: deploy the project that declares it there, "
            + $"or register it (aws ecs register-task-definition {At(context, url)}).",
        (_, { } url) =>
            $"The local AWS cannot stand in for a {spec.Kind}: make it there ({At(context, url)}), or let this application own it.",
    };

    private static string At(KindContext context, string url) => $"--region {context.Account.Region} --endpoint-url {url}";
}
