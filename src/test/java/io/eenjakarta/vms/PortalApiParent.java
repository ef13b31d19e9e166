package io.eenjakarta.vms;

@EagleEye
public interface PortalApiParent {}
