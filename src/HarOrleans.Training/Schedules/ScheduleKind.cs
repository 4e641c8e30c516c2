namespace HarOrleans.Training;

/// <summary>A learning-rate schedule by its name in <c>torch.optim.lr_scheduler</c>.</summary>
internal enum ScheduleKind
{
    /// <summary>The learning rate stays.</summary>
    None,

    /// <summary>Times gamma after every step_size epochs.</summary>
    StepLR,

    /// <summary>Times gamma after every epoch.</summary>
    ExponentialLR,

    /// <summary>Half a cosine from the learning rate down to eta_min, over t_max epochs.</summary>
    CosineAnnealingLR,

    /// <summary>Times factor where the validation loss has not become better for some epochs.</summary>
    ReduceLROnPlateau,

    /// <summary>Up to the learning rate and down again, once, batch by batch.</summary>
    OneCycleLR,
}
