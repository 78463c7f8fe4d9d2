namespace Deploy.Local.Services.Seeds;

/// <summary>
/// Makes stand-ins for things of one kind that an account has and Local has not; offered by the service whose things they are, asked by the
/// admin interface. Called with the gate held.
/// </summary>
/// <typeparam name="TSeed">How a thing of that kind is named.</typeparam>
public interface ISeeds<in TSeed> where TSeed : ISeed
{
    /// <summary>Why there can be no such thing here, and how to mend that; null: there can, or it is there.</summary>
    /// <param name="seed">What is named.</param>
    /// <param name="region">Where it is looked for.</param>
    string? WhyNot(TSeed seed, string region);

    /// <summary>Makes it where it is missing, with exactly the identity by which it is named. Twice is once.</summary>
    /// <param name="seed">What is named; <see cref="WhyNot"/> had nothing against it.</param>
    /// <param name="region">Where it is made.</param>
    Seeded Seed(TSeed seed, string region);
}

/// <summary>A thing by the identity under which programs and plans name it.</summary>
public interface ISeed
{
    /// <summary>The kind in words: <c>target group</c>.</summary>
    string Kind { get; }

    /// <summary>The identity in words, as attributes spell it: an id, a name, an ARN, <c>tag:Key=Value</c>.</summary>
    string Named { get; }
}
