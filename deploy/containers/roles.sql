-- SPDX-License-Identifier: Apache-2.0
-- The two roles Belay works with, made when the cluster is new. Change the passwords here and in the environment of Belay.

create role belay_owner login password 'belay_owner';

create role belay_app login password 'belay_app';

create database belay owner belay_owner;

