namespace Deploy.Local.Registry;

/// <summary>A request's name as the request log and the faults use it.</summary>
internal sealed record RegistryOperation(string Name, string? Repository, string? Reference)
{
    public static RegistryOperation Of(string method, string path)
    {
        if (RegistryRoute.TryParse(path) is not { } route)
            return new RegistryOperation(path == "_catalog" ? "ListRepositories" : "GetVersion", null, null);

        var isRead = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        var name = (route.Kind, method) switch
        {
            (RegistryRoute.Uploads, "POST") => "BeginUpload",
            (RegistryRoute.Uploads, "PATCH") => "AppendUpload",
            (RegistryRoute.Uploads, "PUT") => "CompleteUpload",
            (RegistryRoute.Uploads, "DELETE") => "CancelUpload",
            (RegistryRoute.Uploads, _) => "GetUpload",
            (RegistryRoute.Blobs, _) => isRead ? "GetBlob" : "DeleteBlob",
            (RegistryRoute.Manifests, "PUT") => "PutManifest",
            (RegistryRoute.Manifests, "DELETE") => "DeleteManifest",
            (RegistryRoute.Manifests, _) => "GetManifest",
            (RegistryRoute.Tags, _) => "ListTags",
            _ => "ListReferrers",
        };
        return new RegistryOperation(name, route.Repository, route.Reference.Length > 0 ? route.Reference : null);
    }
}
