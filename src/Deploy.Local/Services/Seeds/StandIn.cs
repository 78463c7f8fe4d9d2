namespace Deploy.Local.Services.Seeds;

/// <summary>By what a stand-in can be told from what somebody made here on purpose.</summary>
public static class StandIn
{
    /// <summary>The key of the tag that it carries, where its kind has tags here.</summary>
    public const string Tag = "deploy-ecs:stand-in";

    /// <summary>What its description says, where its kind has one.</summary>
    public const string Description = "Stand-in of the local AWS for what an account has";

    /// <summary>Its tags.</summary>
    public static TagSet Tags(params IEnumerable<(string Key, string Value)> more)
    {
        var tags = new TagSet { Values = { [Tag] = "true" } };
        foreach (var (key, value) in more)
            tags.Values[key] = value;
        return tags;
    }

    /// <summary>Whether tags are those of a stand-in.</summary>
    public static bool Carries(TagSet? tags) => tags?.Values.ContainsKey(Tag) == true;
}
